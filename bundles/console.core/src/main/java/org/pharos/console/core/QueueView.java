package org.pharos.console.core;

/** How many wait in one queue of a box. */
public record QueueView(String name, long waiting) {}
