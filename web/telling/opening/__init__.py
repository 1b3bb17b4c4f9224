"""What a reader opens the map with: scenes to begin with, and the filter."""
