package org.pharos.gateway.web.view;

import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

/**
 * One study in a list.
 *
 * @param patient name and number for a signed-in operator; empty otherwise
 * @param standing where it stands, such as "delivered: trying again"
 */
public record StudyRow(String opaque, String patient, String modality, int instances, int results, TimeView received,
        String sender, Tone tone, String standing, String words) {}
