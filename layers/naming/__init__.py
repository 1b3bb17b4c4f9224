"""What a written place means on a day: an address, a ward, a complex, an area, a name of several regions."""
