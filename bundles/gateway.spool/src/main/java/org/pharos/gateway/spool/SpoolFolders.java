package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Where things lie in the spool.
 *
 * @param incoming slots: files that are empty, or being received; never looked at by anybody else
 * @param instances what is held, by {@link Shelf}
 * @param quarantine objects that contradict one held under the same UID
 * @param damaged files that no longer match their own digest
 */
record SpoolFolders(Path root, Path incoming, Path instances, Path quarantine, Path damaged) {

    static SpoolFolders under(Path root) {
        return new SpoolFolders(root, root.resolve("incoming"), root.resolve("instances"), root.resolve("quarantine"),
                root.resolve("damaged"));
    }

    /** Creates what is absent, for this user alone, and makes the names durable. */
    void create(Disk disk) throws IOException {
        createPrivate(root);
        for (Path folder : List.of(incoming, instances, quarantine, damaged)) {
            createPrivate(folder);
        }
        boolean added = false;
        for (int shard = 0; shard < Shelf.SHARDS; shard++) {
            Path folder = instances.resolve(Shelf.name(shard));
            if (!Files.isDirectory(folder)) {
                createPrivate(folder);
                added = true;
            }
        }
        if (added) {
            disk.forceFolder(instances);
            disk.forceFolder(root);
        }
    }

    static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder, ownerOnly());
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!posix) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }
}
