"""Official figures by region and year."""
