"""What `manage.py verify` holds of positions and people besides the record of seals."""
