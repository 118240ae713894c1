alter table application_month add column attention_patients varchar(100000) default '{}' not null;
alter table application_month add column uncertain_patients varchar(100000) default '{}' not null;
