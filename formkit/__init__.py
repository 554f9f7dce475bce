"""formkit: paper forms that fill, number, print, read back and reconcile themselves."""
