package org.pharos.web.common.view;

/**
 * Something a person should look at.
 *
 * @param what what is the case
 * @param why the cause; may be empty
 * @param remedy what to do; may be empty
 * @param address where to do it; empty for nowhere
 */
public record NeedsYou(Tone tone, String what, String why, String remedy, String address) {}
