"""The map in other places: addresses, frames, oEmbed."""
