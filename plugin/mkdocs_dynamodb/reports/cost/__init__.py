"""Cost a month: bills, growth and the free tier."""
