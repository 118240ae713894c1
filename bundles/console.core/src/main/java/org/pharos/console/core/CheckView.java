package org.pharos.console.core;

import org.pharos.fleet.protocol.HealthWord;

/** One check of a box, in the box's own words. Empty: nothing said. */
public record CheckView(String id, HealthWord state, String what, String why, String remedy) {}
