package org.pharos.gateway.web.view;

import org.pharos.web.common.view.Tone;

/** One check. */
public record CheckRow(String id, Tone tone, String state, String what, String why, String remedy) {}
