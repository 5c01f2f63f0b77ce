// What a page can do besides being read. Everything here improves a page that is whole without it.
import { defineCopying } from "./copy";
import { defineMathsCopying } from "./maths";
import { defineNumbers } from "./numbers";
import { defineScrolling } from "./scroll";
import { defineStates } from "./states";

defineCopying();
defineMathsCopying();
defineNumbers();
defineScrolling();
defineStates();
