"""Whether every mark that can stand in a legend can be told from every other."""
