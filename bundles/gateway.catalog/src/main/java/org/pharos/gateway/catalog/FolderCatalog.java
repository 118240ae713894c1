package org.pharos.gateway.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.app.InstalledApplication.Unusable;
import org.pharos.gateway.api.app.InstalledApplication.Usable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The applications found in folders: one folder each, with a {@code manifest.json}. Read once, at activation, with the
 * digest of every file the manifest vouches for. What lies in the home folder counts before what came with the gateway.
 */
@Component(configurationPid = FolderCatalog.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CatalogConfig.class)
public final class FolderCatalog implements ApplicationCatalog {

    static final String PID = "org.pharos.gateway.catalog";

    private static final Logger LOG = LoggerFactory.getLogger(FolderCatalog.class);
    private static final String FOLDER = "models";
    private static final int APPLICATIONS_MAX = 64;

    private final List<InstalledApplication> applications;

    @Activate
    public FolderCatalog(BundleContext context, CatalogConfig config) {
        this(Stream.of(context.getProperty("pharos.app"), config.pharos_home()).filter(Objects::nonNull)
                .map(folder -> Path.of(folder, FOLDER)).toList());
    }

    /** @param folders each with application folders in it, or absent; a later one counts before an earlier one */
    public FolderCatalog(List<Path> folders) {
        Map<String, InstalledApplication> found = new TreeMap<>();
        for (Path folder : folders) {
            for (Path each : below(folder)) {
                InstalledApplication application = read(each);
                found.put(application.id(), application);
            }
        }
        applications = List.copyOf(found.values());
    }

    @Override
    public List<InstalledApplication> applications() {
        return applications;
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(Manifest.FILE)))
                    .sorted().limit(APPLICATIONS_MAX).toList();
        } catch (IOException e) {
            LOG.error("the folder of AI applications cannot be read: {}", folder);
            return List.of();
        }
    }

    private static InstalledApplication read(Path folder) {
        String name = folder.getFileName().toString();
        try {
            AiApplication application = Manifest.read(folder);
            LOG.info("AI application {} {}", application.id(), application.version());
            return new Usable(application);
        } catch (ManifestException e) {
            LOG.warn("AI application {} is not used: {}", name, e.getMessage());
            return new Unusable(name, e.getMessage());
        }
    }
}
