-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: shop; CREATE TABLE not_me (
-- ------------------------------------------------------
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;

--
-- Table structure for table `users`
--

DROP TABLE IF EXISTS `users`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `users` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `email` varchar(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'it''s; a \'key\' (',
  `is_admin` tinyint(1) NOT NULL DEFAULT '0',
  `kind` enum('a;b','c)') DEFAULT 'c)',
  `place` point NOT NULL /*!80003 SRID 4326 */,
  `born` date DEFAULT NULL,
  `seen` timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  `name` varchar(80) GENERATED ALWAYS AS (concat(`email`,_utf8mb4' ')) VIRTUAL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `users_email` (`email`),
  UNIQUE KEY `users_half` (`email`(20)),
  KEY `users_born` (`born`) USING BTREE,
  FULLTEXT KEY `users_name` (`name`),
  CONSTRAINT `users_chk` CHECK ((`id` > 0))
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci
/*!50100 PARTITION BY HASH (`id`)
PARTITIONS 4 */;

LOCK TABLES `users` WRITE;
/*!40000 ALTER TABLE `users` DISABLE KEYS */;
INSERT INTO `users` VALUES (1,'a;\'CREATE TABLE x (','0'),(2,'\\','b');
UNLOCK TABLES;

CREATE TABLE `orders` (
  `id` int NOT NULL,
  `user_id` bigint unsigned NOT NULL,
  `total` decimal(10,2) DEFAULT NULL,
  `doc` json DEFAULT NULL,
  PRIMARY KEY (`id`,`user_id`),
  KEY `orders_user` (`user_id`),
  CONSTRAINT `orders_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

/*!50001 CREATE VIEW `v` AS SELECT 1 AS `id`*/;
CREATE TEMPORARY TABLE `t` (`id` int);
DELIMITER ;;
CREATE TRIGGER `x` BEFORE INSERT ON `users` FOR EACH ROW BEGIN
  CREATE TABLE `never` (`id` int);
END ;;
DELIMITER ;
ALTER TABLE `orders` ADD UNIQUE KEY `orders_total` (`total`), ADD KEY `k` (`doc`);
ALTER TABLE `orders` MODIFY `total` decimal(12,2);
-- Dump completed
