"""Tests of the recorder, run in its folder: python3 -B -m unittest"""
