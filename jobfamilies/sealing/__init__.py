"""The record of seals: which rows are sealed, the digest of what each says, and the anchor outside of the database."""
