"""Proof: which tests execute which symbol, kept by content like any other output."""

from gradient_garden.lab.proof.inputs import test_modules
from gradient_garden.lab.proof.prove import Proof, prove

__all__ = ["Proof", "prove", "test_modules"]
