package org.pharos.demo.pacs.view;

import java.util.List;

/**
 * What is held.
 *
 * @param studies the latest ones, the latest first
 * @param all how many there are
 */
public record HeldView(List<HeldStudy> studies, int all) {}
