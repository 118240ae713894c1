package org.pharos.community.web.view;

/** The numbers of the publication gate, as the code that applies them has them. */
public record RulesView(int sitesMin, int patientsMin, int shareMaxPercent) {}
