// What a page can do besides being read. Everything here improves a page that is whole without it.
import { defineCopying } from "./copy";
import { defineFrames } from "./frame";
import { loadWhereUsed } from "./later";
import { defineMathsCopying } from "./maths";
import { defineNumbers } from "./numbers";
import { definePreviews } from "./preview";
import { defineScrolling } from "./scroll";
import { defineStates } from "./states";

defineCopying();
defineFrames();
defineMathsCopying();
defineNumbers();
defineScrolling();
defineStates();
definePreviews();
loadWhereUsed("gg-diagram", "diagram/diagram.js", "diagram.css");
loadWhereUsed("gg-graph", "graph.js", "graph.css");
