"""What a reader may know, and the gate on what was written."""
