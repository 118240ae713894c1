package org.pharos.console.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.pharos.console.core.store.ApplicationMonth;
import org.pharos.fleet.protocol.SiteId;

/** What each site counted for each application in each month. */
final class MonthTable {

    private static final String UPDATE = "update application_month set demonstration = ?, patients = ?, images = ?, "
            + "time_to_result_ms = ?, attention = ?, uncertain = ?, attention_patients = ?, uncertain_patients = ? "
            + "where site = ? and application = ? and month_of = ?";
    private static final String INSERT = "insert into application_month (demonstration, patients, images, "
            + "time_to_result_ms, attention, uncertain, attention_patients, uncertain_patients, site, application, "
            + "month_of) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "select site, application, demonstration, patients, images, time_to_result_ms, "
            + "attention, uncertain, attention_patients, uncertain_patients from application_month where month_of = ?";

    private MonthTable() {}

    static void save(Connection connection, Collection<ApplicationMonth> months) throws SQLException {
        Upsert.Binding<ApplicationMonth> binding = (statement, month) -> {
            statement.setBoolean(1, month.demonstration());
            statement.setLong(2, month.patients());
            statement.setLong(3, month.images());
            statement.setLong(4, month.timeToResultMs());
            statement.setString(5, GatewayTable.json(month.attention()));
            statement.setString(6, GatewayTable.json(month.uncertain()));
            statement.setString(7, GatewayTable.json(month.attentionPatients()));
            statement.setString(8, GatewayTable.json(month.uncertainPatients()));
            statement.setString(9, month.site().value());
            statement.setString(10, month.application());
            statement.setString(11, month.month().toString());
        };
        Upsert.run(connection, months, UPDATE, binding, INSERT, binding);
    }

    static List<ApplicationMonth> read(Connection connection, YearMonth month) throws SQLException {
        TypeReference<HashMap<String, Long>> counts = new TypeReference<>() { };
        List<ApplicationMonth> months = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, month.toString());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    months.add(new ApplicationMonth(new SiteId(found.getString(1)), found.getString(2), month,
                            found.getBoolean(3), found.getLong(4), found.getLong(5), found.getLong(6),
                            GatewayTable.parsed(found.getString(7), counts),
                            GatewayTable.parsed(found.getString(8), counts),
                            GatewayTable.parsed(found.getString(9), counts),
                            GatewayTable.parsed(found.getString(10), counts)));
                }
            }
        }
        return months;
    }
}
