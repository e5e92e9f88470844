"""The citizen's surface: find, file, follow, receive, keep, rate. Views are short; decisions live in core."""
