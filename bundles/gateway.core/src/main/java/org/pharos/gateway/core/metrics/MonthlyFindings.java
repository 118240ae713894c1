package org.pharos.gateway.core.metrics;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.telemetry.Metric;

/**
 * What each application found in the current calendar month (UTC), counted: patients, images, calls for attention and
 * uncertain answers by question. Patients are told apart by a digest that never leaves this object. Safe for several
 * threads.
 */
public final class MonthlyFindings {

    private static final int PATIENTS_MAX = 1_000_000;

    private final Clock clock;
    private final Function<StudyUid, Optional<String>> patientKey;
    private final Map<String, Counts> byApplication = new HashMap<>();
    private final Set<String> counted = new HashSet<>();
    private YearMonth month;

    /** Images, and the patients behind them. */
    private static final class Tally {
        private long images;
        private final Set<String> patients = new HashSet<>();

        void add(Optional<String> patient) {
            images++;
            patient.filter(key -> patients.size() < PATIENTS_MAX).ifPresent(patients::add);
        }
    }

    private static final class Counts {
        private final Set<String> patients = new HashSet<>();
        private String version = "";
        private boolean demonstration;
        private long images;
        private long declined;
        private final Map<String, Tally> attention = new TreeMap<>();
        private final Map<String, Tally> uncertain = new TreeMap<>();

        Described described() {
            Set<String> questions = new TreeSet<>(attention.keySet());
            questions.addAll(uncertain.keySet());
            return new Described(version, demonstration, questions);
        }
    }

    /**
     * What is known of an application beside its counts.
     *
     * @param version empty while it neither is installed nor answered
     */
    private record Described(String version, boolean demonstration, Set<String> questions) {
        Described as(AiApplication application) {
            Set<String> all = new TreeSet<>(questions);
            application.questions().forEach(question -> all.add(question.id()));
            return new Described(application.version(), application.demonstration(), all);
        }
    }

    /** @param patientKey tells one patient from another; empty where the study names none */
    public MonthlyFindings(Clock clock, Function<StudyUid, Optional<String>> patientKey) {
        this.clock = clock;
        this.patientKey = patientKey;
        this.month = monthOf(clock.instant());
    }

    /** Counts an answer; one that was counted, or belongs to another month, changes nothing. */
    public synchronized void add(StudyEvent.Inferred event) {
        turn();
        String key = event.study().value() + ' ' + event.revision() + ' ' + event.application();
        if (!monthOf(event.at()).equals(month) || !counted.add(key)) {
            return;
        }
        add(byApplication.computeIfAbsent(event.application(), id -> new Counts()), event.report(),
                patientKey.apply(event.study()));
    }

    /** Who has declined images alone is no patient behind a count. */
    private static void add(Counts counts, FindingReport report, Optional<String> patient) {
        int judged = report.inputs().size() - report.declined().size();
        counts.version = report.applicationVersion();
        counts.demonstration = report.demonstration();
        counts.images += judged;
        counts.declined += report.declined().size();
        if (judged > 0 && counts.patients.size() < PATIENTS_MAX) {
            patient.ifPresent(counts.patients::add);
        }
        for (Finding finding : report.findings()) {
            if (finding.attention()) {
                counts.attention.computeIfAbsent(finding.question(), id -> new Tally()).add(patient);
            } else if (finding.level() == Level.UNCERTAIN) {
                counts.uncertain.computeIfAbsent(finding.question(), id -> new Tally()).add(patient);
            }
        }
    }

    /** Every installed application has its metrics, at 0 where nothing was counted. */
    public synchronized List<Metric> metrics(List<InstalledApplication> installed) {
        turn();
        List<Metric> metrics = new ArrayList<>();
        metrics.add(new Metric("app-month", month.toString()));
        Map<String, Described> applications = new TreeMap<>();
        byApplication.forEach((id, counts) -> applications.put(id, counts.described()));
        for (InstalledApplication application : installed) {
            Described known = applications.computeIfAbsent(application.id(), id -> new Counts().described());
            if (application instanceof InstalledApplication.Usable usable) {
                applications.put(application.id(), known.as(usable.application()));
            }
        }
        applications.forEach((id, described) -> addAll(metrics, id, described));
        return metrics;
    }

    private void addAll(List<Metric> metrics, String id, Described described) {
        Counts counts = byApplication.getOrDefault(id, new Counts());
        String path = "app/" + id + '/';
        if (!described.version.isEmpty()) {
            metrics.add(new Metric(path + "version", described.version));
            metrics.add(new Metric(path + "demonstration", described.demonstration));
        }
        metrics.add(new Metric(path + "patients", (long) counts.patients.size()));
        metrics.add(new Metric(path + "images", counts.images));
        metrics.add(new Metric(path + "declined", counts.declined));
        for (String question : described.questions) {
            addTally(metrics, path + "attention", question, counts.attention);
            addTally(metrics, path + "uncertain", question, counts.uncertain);
        }
    }

    /** The fleet must know how many patients are behind a count, to publish none that is of a few. */
    private static void addTally(List<Metric> metrics, String path, String question, Map<String, Tally> tallies) {
        Tally tally = tallies.getOrDefault(question, new Tally());
        metrics.add(new Metric(path + '/' + question, tally.images));
        metrics.add(new Metric(path + "-patients/" + question, (long) tally.patients.size()));
    }

    private void turn() {
        YearMonth now = monthOf(clock.instant());
        if (!now.equals(month)) {
            month = now;
            byApplication.clear();
            counted.clear();
        }
    }

    private static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    /** The first moment of the month that is being counted. */
    synchronized Instant monthStart() {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
