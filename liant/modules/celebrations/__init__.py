"""Who has a day to celebrate: birthdays, name days, weddings; greetings for them (CON-09)."""
