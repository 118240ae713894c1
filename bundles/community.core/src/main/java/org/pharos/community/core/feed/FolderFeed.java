package org.pharos.community.core.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pharos.release.format.ReleaseFolder;

/** A folder of release files, such as the one a console on the same machine writes. */
public final class FolderFeed implements Feed {

    private final Path folder;

    public FolderFeed(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> newest() throws FeedAwayException {
        if (!Files.isDirectory(folder)) {
            throw new FeedAwayException("The folder of the feed is not there.");
        }
        try {
            return new ReleaseFolder(folder).latest();
        } catch (IOException e) {
            throw new FeedAwayException("The folder of the feed cannot be read.", e);
        }
    }
}
