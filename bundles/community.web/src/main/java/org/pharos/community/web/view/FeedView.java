package org.pharos.community.web.view;

import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

/**
 * How the feed stands.
 *
 * @param word for its state
 * @param words a sentence about it
 * @param since when that began; no moment while all is well
 * @param stale whether what is shown came before that
 * @param lastLook when the feed was looked at last
 */
public record FeedView(Tone tone, String word, String words, TimeView since, boolean stale, TimeView lastLook) {}
