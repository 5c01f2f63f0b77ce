"""Proof: which tests execute which symbol, kept by content like any other output."""

from gradient_garden.lab.proof.inputs import test_modules
from gradient_garden.lab.proof.prove import Proof, prove
from gradient_garden.lab.proof.tests import TestModule, tests_by_module

__all__ = ["Proof", "TestModule", "prove", "test_modules", "tests_by_module"]
