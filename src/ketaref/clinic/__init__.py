"""What the clinic and the user own, apart from the content."""
