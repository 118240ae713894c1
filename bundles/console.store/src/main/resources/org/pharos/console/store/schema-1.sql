create table gateway (
    site varchar(64) not null primary key,
    last_seen_ms bigint not null,
    metrics varchar(1000000) not null
);
create table history (
    site varchar(64) not null,
    metric varchar(200) not null,
    start_ms bigint not null,
    width_ms bigint not null,
    n bigint not null,
    total double precision not null,
    least double precision not null,
    most double precision not null,
    primary key (site, metric, start_ms, width_ms)
);
create index history_age on history (width_ms, start_ms);
create table application_month (
    site varchar(64) not null,
    application varchar(200) not null,
    month_of char(7) not null,
    demonstration boolean not null,
    patients bigint not null,
    images bigint not null,
    time_to_result_ms bigint not null,
    attention varchar(100000) not null,
    uncertain varchar(100000) not null,
    primary key (month_of, application, site)
);
