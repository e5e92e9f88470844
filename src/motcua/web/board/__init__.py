"""Figures in public: live, as of a moment, each leading to what it counted."""
