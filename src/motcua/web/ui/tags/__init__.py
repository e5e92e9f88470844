"""The template tags of the design system, by kind; `{% load ui %}` brings them all."""
