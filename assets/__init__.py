"""Scripts, styles and fonts the pages load from their own host, taken from locked npm packages at set-up."""
