package org.pharos.community.core.feed;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where releases are published. Called by one thread at a time. */
public interface Feed {

    /**
     * The newest file, unverified: at most one byte more than
     * {@link org.pharos.release.format.SignedRelease#BYTES_MAX}, so that one too long is seen to be.
     *
     * @return empty while nothing is published
     * @throws FeedAwayException when the feed cannot be reached or read
     */
    Optional<byte[]> newest() throws FeedAwayException;

    /**
     * The feed a person wrote into the configuration.
     *
     * @param text a folder, an http(s) address, or nothing
     * @throws IllegalArgumentException with words for a person when it is neither
     */
    static Optional<Feed> parse(String text) {
        String place = text == null ? "" : text.strip();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        if (!place.contains("://")) {
            return Optional.of(new FolderFeed(Path.of(place)));
        }
        URI address = URI.create(place);
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
            throw new IllegalArgumentException("a feed is a folder, or an address that begins with http:// or "
                    + "https://");
        }
        return Optional.of(new HttpFeed(address));
    }
}
