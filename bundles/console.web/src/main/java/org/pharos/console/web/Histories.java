package org.pharos.console.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.SeriesPoint;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.web.common.view.Language;
import org.pharos.web.common.view.Sparkline;

/**
 * The last day as small lines. A page that renews itself each second must not ask the store each second, so a line is
 * kept for {@link #KEEP}. Any thread may call.
 */
@Component(service = Histories.class)
public final class Histories {

    static final Duration KEEP = Duration.ofSeconds(20);
    static final int LINES_MAX = 1_000;

    private static final Duration BACK = Duration.ofHours(24);
    private static final int POINTS_MAX = 60;

    private record Key(SiteId site, String metric, String unit, Language language) {}

    private record Line(Sparkline line, long madeAt) {}

    private final Fleet fleet;
    private final LongSupplier nanoTime;
    private final Map<Key, Line> lines = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Line> eldest) {
            return size() > LINES_MAX;
        }
    };

    @Activate
    public Histories(@Reference Fleet fleet) {
        this(fleet, System::nanoTime);
    }

    Histories(Fleet fleet, LongSupplier nanoTime) {
        this.fleet = fleet;
        this.nanoTime = nanoTime;
    }

    /** The last 24 h of a number; may wait for the store. */
    Sparkline lastDay(SiteId site, String metric, String unit) {
        Key key = new Key(site, metric, unit, Language.current());
        long now = nanoTime.getAsLong();
        synchronized (lines) {
            Line known = lines.get(key);
            if (known != null && now - known.madeAt < KEEP.toNanos()) {
                return known.line;
            }
        }
        List<Double> values = fleet.series(site, metric, BACK, POINTS_MAX).stream().map(SeriesPoint::mean).toList();
        Sparkline line = Sparkline.of(values, unit);
        synchronized (lines) {
            lines.put(key, new Line(line, now));
        }
        return line;
    }
}
