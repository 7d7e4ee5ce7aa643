"""How people sign in: the site's side of django-allauth and django-axes, and the security log."""
