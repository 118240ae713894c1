package org.pharos.console.core;

/** The fleet in a few numbers. */
public record FleetSummary(int gateways, int online, int healthy, long studiesHour, long waiting, int needYou) {}
