"""The living city: Vũng Tàu as of September 2024, its people, its past weeks, and a simulator that goes on living.

It drives the services as anybody else does and adds no rule of the business. Every person, number and dossier in
it is made up: "số liệu minh họa".
"""
