package org.pharos.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the Configuration Admin: what the command line says over what the files say over what each component declares,
 * and {@code pharos.home} for all. A file that changes is read again within {@value #LOOK_EVERY_MS} ms.
 *
 * <p>A name nobody knows is a warning. A value of the wrong type is refused: at the start the application does not come
 * up (see {@link #get}), later the component keeps what it has. Any thread may call.
 */
@Component(service = {Settings.class, Supplier.class}, immediate = true, property = "pharos.problems=settings")
public final class Settings implements Supplier<Collection<String>> {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final long LOOK_EVERY_MS = 1_000;
    private static final int EVERY_STATE = Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE;

    private final SettingsFolder folder;
    private final SettingsEditor editor;
    private final CommandLine commandLine;
    private final MetaTypeService metatype;
    private final Configurations configurations;
    private final Map<String, Schema> schemas = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Set<String> said = new TreeSet<>();
    private final BundleTracker<Bundle> bundles;
    private final ScheduledExecutorService watcher;
    private SettingsFolder.Contents contents;
    private String fingerprint;

    @Activate
    public Settings(BundleContext context, @Reference ConfigurationAdmin admin, @Reference MetaTypeService metatype)
            throws IOException {
        String home = context.getProperty("pharos.home");
        this.folder = new SettingsFolder(Path.of(home, "config"));
        this.editor = new SettingsEditor(folder);
        this.commandLine = FrameworkProperties.commandLine(context);
        this.metatype = metatype;
        this.configurations = new Configurations(admin, Map.of("pharos.home", home));
        folder.offer(Path.of(context.getProperty("pharos.app"), "config"));
        this.fingerprint = folder.fingerprint();
        this.contents = folder.read();
        this.bundles = new BundleTracker<>(context, EVERY_STATE, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                learn(bundle);
                return bundle;
            }

            @Override
            public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
                learn(bundle);
            }
        };
        bundles.open();
        this.watcher = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "settings");
            thread.setDaemon(true);
            return thread;
        });
        watcher.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        watcher.shutdownNow();
        bundles.close();
    }

    /** The values that were refused, each a line for the launcher. */
    @Override
    public synchronized Collection<String> get() {
        return refused.values().stream().map(words -> "org.pharos.settings: " + words).toList();
    }

    /** Adds to a list in its file, whatever the command line says; the component is told shortly afterwards. */
    void add(String pid, String key, String entry) throws IOException {
        editor.add(pid, key, entry);
        watcher.execute(this::look);
    }

    /** A bundle's components become known, as early as it is installed: so each starts with its settings. */
    private synchronized void learn(Bundle bundle) {
        for (Schema schema : Schemas.of(bundle, metatype)) {
            if (!schema.equals(schemas.put(schema.pid(), schema))) {
                configure(schema);
            }
        }
    }

    /** Runs on the watcher's thread, which must not die. */
    private synchronized void look() {
        try {
            String now = folder.fingerprint();
            if (!now.equals(fingerprint)) {
                fingerprint = now;
                contents = folder.read();
                said.clear();
                schemas.values().forEach(this::configure);
                LOG.info("Settings were read again");
            }
            contents.unreadable().forEach(this::warn);
            complainOfStrangers();
        } catch (IOException e) {
            warn("The settings cannot be read: " + e.getMessage());
        }
    }

    private void configure(Schema schema) {
        if (!schema.factory()) {
            configure(schema, schema.pid());
            return;
        }
        Set<String> instances = new TreeSet<>(contents.byPid().keySet());
        instances.addAll(commandLine.pids());
        instances.removeIf(pid -> !pid.startsWith(schema.pid() + "~"));
        instances.forEach(pid -> configure(schema, pid));
        configurations.keepOnly(schema.pid(), instances);
    }

    private void configure(Schema schema, String pid) {
        SettingsFile file = contents.byPid().getOrDefault(pid, new SettingsFile(pid, Map.of()));
        Map<String, String> given = commandLine.over(pid, Map.of());
        List<Schema.Complaint> complaints = new ArrayList<>(schema.check(file));
        complaints.addAll(schema.check("command line, " + pid, given));
        refused.remove(pid);
        for (Schema.Complaint complaint : complaints) {
            if (complaint.refused()) {
                refused.put(pid, complaint.words());
            }
            warn(complaint.words());
        }
        if (!refused.containsKey(pid)) {
            apply(schema, pid, commandLine.over(pid, file.values()));
        }
    }

    private void apply(Schema schema, String pid, Map<String, String> texts) {
        try {
            configurations.put(schema, pid, schema.typed(texts));
        } catch (IOException e) {
            refused.put(pid, pid + " cannot be set: " + e.getMessage());
        }
    }

    /** Files for components that nobody has: a misspelt file name would otherwise go unnoticed. */
    private void complainOfStrangers() {
        for (String pid : contents.byPid().keySet()) {
            String owner = pid.replaceFirst("~.*", "");
            if (!schemas.containsKey(owner)) {
                warn("config/" + pid + SettingsFile.ENDING + ": nothing here is called " + owner + "; known: "
                        + String.join(", ", schemas.keySet()));
            }
        }
    }

    private void warn(String words) {
        if (said.add(words)) {
            LOG.warn("{}", words);
        }
    }
}
