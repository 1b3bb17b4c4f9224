"""A state as a neutral scene that the browser and every writer draws."""
