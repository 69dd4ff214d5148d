"""Measures: is it better for children, and is the change real?"""
