"""How a filled database is migrated to a release to come."""
