package org.pharos.gateway.web.view;

import java.util.List;

/**
 * The list.
 *
 * @param address of exactly this list, for the part that renews itself
 * @param day as {@code 2026-03-01}, or empty
 * @param patients whether names are shown
 * @param more whether others match that are not shown
 */
public record StudiesView(String address, List<StudyRow> rows, String day, String modality, String state,
        boolean patients,
        boolean more, String problem) {}
