"""The diagram of mechanisms that can be walked."""
