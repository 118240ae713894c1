package org.pharos.gateway.telemetry.mqtt.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.fleet.protocol.payload.MetricValue;
import org.pharos.fleet.protocol.payload.Payload;
import org.pharos.fleet.protocol.payload.PayloadMetric;

class EdgeNodeTest {

    private final EdgeNode node = new EdgeNode();

    @Test
    void birthNamesEverythingAndCarriesTheNumberOfTheWill() {
        Payload death = node.death(7, 1);
        Payload birth = node.birth(Map.of("a", Sample.of(1L)), 2);

        assertThat(death.sequence()).isEmpty();
        assertThat(death.whole("bdSeq")).isEqualTo(OptionalLong.of(7)).isEqualTo(birth.whole("bdSeq"));
        assertThat(birth.sequence()).isEqualTo(OptionalLong.of(0));
        assertThat(birth.metric("Node Control/Rebirth")).get().extracting(PayloadMetric::alias)
                .isEqualTo(OptionalLong.empty());
        assertThat(birth.metric("a")).get().extracting(PayloadMetric::alias).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void dataCountsTo255AndBeginsAgain() {
        node.birth(Map.of("a", Sample.of(1L)), 1);
        Payload record = EdgeNode.record(Map.of("a", Sample.of(2L)), 5);
        for (int expected = 1; expected <= 600; expected++) {
            assertThat(node.data(record, false, 6).sequence()).isEqualTo(OptionalLong.of(expected % 256));
        }
    }

    @Test
    void dataHasAliasesAndItsOwnTime() {
        node.birth(Map.of("a", Sample.of(1L)), 1);
        PayloadMetric metric = node.data(EdgeNode.record(Map.of("a", Sample.of(2L)), 5), true, 9).metrics().get(0);
        assertThat(metric.name()).isEmpty();
        assertThat(metric.historical()).isTrue();
        assertThat(metric.timestampMs()).isEqualTo(OptionalLong.of(5));
        assertThat(metric.value()).isEqualTo(new MetricValue.Whole(2));
    }

    @Test
    void asksForABirthWhenANameIsNewOrItsTypeChanged() {
        node.birth(Map.of("a", Sample.of(1L)), 1);
        Payload other = EdgeNode.record(Map.of("b", Sample.of(1L)), 1);
        assertThat(node.knows(other)).isFalse();
        node.learn(other);
        assertThat(node.knows(other)).isFalse();
        node.birth(Map.of("a", Sample.of(1L)), 2);
        assertThat(node.knows(other)).isTrue();
        assertThat(node.knows(EdgeNode.record(Map.of("a", Sample.of("word")), 1))).isFalse();
    }

    @Test
    void birthNumbersGoOnWhereTheyCannotBeKept(@TempDir Path folder) {
        BirthNumbers numbers = new BirthNumbers(folder.resolve("missing/bdseq"));
        assertThat(numbers.next()).isZero();
        assertThat(numbers.next()).isEqualTo(1);
    }

    @Test
    void birthNumbersGoOnOverRestartsAndSurviveADamagedFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bdseq");
        assertThat(new BirthNumbers(file).next()).isZero();
        assertThat(new BirthNumbers(file).next()).isEqualTo(1);
        Files.writeString(file, "255");
        assertThat(new BirthNumbers(file).next()).isZero();
        Files.writeString(file, "nonsense");
        assertThat(new BirthNumbers(file).next()).isZero();
    }
}
