"""What erasing a person's words reaches, who may do it, and what the database lets it do."""
