package org.pharos.gateway.web.view;

import java.util.List;

/** The list. @param day as {@code 2026-03-01}, or empty; @param patients whether names are shown */
public record StudiesView(List<StudyRow> rows, String day, String modality, String state, boolean patients, String problem) {}
