"""The values of the boxes: small frozen types that print and parse themselves."""
