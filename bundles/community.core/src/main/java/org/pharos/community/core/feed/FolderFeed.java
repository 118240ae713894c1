package org.pharos.community.core.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pharos.release.format.ReleaseFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of release files, such as the one a console on the same machine writes. */
public final class FolderFeed implements Feed {

    private static final Logger LOG = LoggerFactory.getLogger(FolderFeed.class);

    private final Path folder;
    private boolean told;

    public FolderFeed(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> newest() throws FeedAwayException {
        if (!Files.isDirectory(folder)) {
            tellOnce();
            throw new FeedAwayException("The folder of the feed is not there; the log names it."
                    + " A console makes it when it starts.");
        }
        told = false;
        try {
            return new ReleaseFolder(folder).latest();
        } catch (IOException e) {
            throw new FeedAwayException("The folder of the feed cannot be read.", e);
        }
    }

    /** In the log, for the page is public and a path may name a hospital. */
    private void tellOnce() {
        if (!told) {
            LOG.warn("The folder of the feed is not there: {}", folder.toAbsolutePath());
            told = true;
        }
    }
}
