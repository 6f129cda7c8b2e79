"""What the library is made of: frozen records, the entry types, and the wording of figures. No I/O."""
