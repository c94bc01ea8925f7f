"""Other administrations: who there are, files given and taken, and how we compare with them."""
